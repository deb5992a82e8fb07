import type { CSSProperties, ReactNode } from "react";
import type { Widget, WidgetColor } from "@/features/studio/dashboard";

/** One widget, in the color its owner chose for it. */
export function WidgetFrame({
  widget,
  title,
  color,
  children,
}: {
  widget: Widget;
  title: string;
  color: WidgetColor | undefined;
  children: ReactNode;
}) {
  const id = `widget-${widget}`;
  const classes = [
    "min-inline-0 border-(color:--own) border-bs-2 pbs-3",
    color ? "[--own:light-dark(var(--own-light),var(--own-dark))]" : "[--own:var(--ink)]",
    color?.onFigures ? "[--own-figure:var(--own)]" : "[--own-figure:var(--ink)]",
    widget === "attention" && "col-span-full",
  ];
  const style = color && ({ "--own-light": color.light, "--own-dark": color.dark } as CSSProperties);
  return (
    <section className={classes.filter(Boolean).join(" ")} style={style} aria-labelledby={id}>
      <h2 className="type-label tracking-normal" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}
