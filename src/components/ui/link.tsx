import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link within the site. Next's own asks ahead for every page that a visible link leads to, up to 24 on one page; the server has
 * nothing to give to that (docs/decisions/0002-page-cache.md).
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, "prefetch">) {
  return <NextLink {...props} prefetch={false} />;
}
