declare module "htmx.org/dist/htmx.esm.js" {
  const htmx: any;
  export default htmx;
}
