import type { ComponentProps } from "react";
import { ButtonBody, type ButtonLook, buttonClass } from "./button";
import { Link } from "./link";

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  look,
  size,
  full,
  icon,
  iconOnly,
  className,
  children,
  ...rest
}: ButtonLook & ComponentProps<typeof Link>) {
  return (
    <Link className={buttonClass({ look, size, full, iconOnly }, className)} {...rest}>
      <ButtonBody icon={icon} iconOnly={iconOnly}>
        {children}
      </ButtonBody>
    </Link>
  );
}
