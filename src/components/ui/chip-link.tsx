import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "./icon";

/** A filter in use; following it takes the filter away. */
export function ChipLink({ href, name }: { href: string; name: string }) {
  const t = useTranslations("common");
  return (
    <Link className="chip" href={href}>
      <span>{name}</span> <Icon name="x" />
      <span className="visually-hidden">, {t("remove")}</span>
    </Link>
  );
}
