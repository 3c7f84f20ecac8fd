/** DOMPurify, in a file of its own: a page without foreign content never loads it. */

export { default } from "dompurify";
