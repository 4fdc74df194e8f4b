/** A style sheet as text, for a shadow root. */
declare module "*.css?inline" {
  const styles: string;
  export default styles;
}
