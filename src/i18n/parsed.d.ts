/** use-intl's own formatter under a name that `format-any.ts` doesn't take the place of (next.config.js). */
declare module "use-intl/format-message/parsed" {
  export { default } from "use-intl/format-message";
}
