/**
 * Gives back the object that it is called with: a class that extends it adds its private fields to objects of others.
 * They are read in a tenth of the time that a `WeakMap` takes, and neither a copy nor JSON has them.
 */
export class Itself {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: this is what it is for.
    return object;
  }
}
