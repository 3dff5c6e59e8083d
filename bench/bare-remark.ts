import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

/** What everything that is done with a document is measured against. */
export const bareRemark = unified().use(remarkParse).use(remarkGfm);
