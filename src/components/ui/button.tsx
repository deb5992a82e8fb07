import type { ComponentPropsWithRef, ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";

export type ButtonLook = {
  /** `first` is the one ink button of a view; `danger` is for what cannot be undone. */
  look?: "plain" | "first" | "quiet" | "danger";
  size?: "regular" | "small" | "large";
  /** As wide as its column. */
  full?: boolean;
  icon?: IconName;
  /** The icon alone is seen; the children become its name. */
  iconOnly?: boolean;
};

/** The classes of a button, for elements that are not one (a summary, a label). */
export function buttonClass(
  { look = "plain", size = "regular", full, iconOnly }: ButtonLook = {},
  more?: string,
): string {
  return [
    "btn",
    look !== "plain" && `btn--${look}`,
    size !== "regular" && `btn--${size}`,
    full && "btn--full",
    iconOnly && "btn--icon",
    more,
  ]
    .filter(Boolean)
    .join(" ");
}

/** The inside of a button: icon and name. */
export function ButtonBody({
  icon,
  iconOnly,
  children,
}: Pick<ButtonLook, "icon" | "iconOnly"> & { children?: ReactNode }) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {iconOnly ? <span className="visually-hidden">{children}</span> : children}
    </>
  );
}

export type ButtonProps = ButtonLook & ComponentPropsWithRef<"button">;

/** A button. It does nothing on its own: `type="submit"` must be said. */
export function Button({
  look,
  size,
  full,
  icon,
  iconOnly,
  className,
  children,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button type={type} className={buttonClass({ look, size, full, iconOnly }, className)} {...rest}>
      <ButtonBody icon={icon} iconOnly={iconOnly}>
        {children}
      </ButtonBody>
    </button>
  );
}
