/** A style sheet that is imported as text, by `with { type: "text" }`. */
declare module "*.css" {
  const text: string;
  export default text;
}
