/** Bytes of the largest document that is read and parsed: 16 MiB. A larger one is reported as not evaluated. */
export const LARGEST_DOCUMENT = 16 * 1024 * 1024;
