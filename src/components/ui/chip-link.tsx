import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Icon } from "./icon";
import { Link } from "./link";

/** A filter to follow. */
export function Chip(props: Omit<ComponentProps<typeof Link>, "className">) {
  return (
    <Link
      className="inline-flex min-block-7 items-center gap-1.5 rounded-control border border-edge bg-raised ps-2.5 pe-1.75 type-caption no-underline pointer-coarse:min-block-11"
      {...props}
    />
  );
}

/** A filter in use; following it takes the filter away. */
export function ChipLink({ href, name }: { href: string; name: string }) {
  const t = useTranslations("common");
  return (
    <Chip href={href}>
      <span className="wrap-anywhere">{name}</span> <Icon name="x" />
      <span className="visually-hidden">, {t("remove")}</span>
    </Chip>
  );
}
