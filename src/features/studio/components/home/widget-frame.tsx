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
    "widget",
    color && "widget--coloured",
    color?.onFigures && "widget--figures",
    widget === "attention" && "widget--wide",
  ];
  const style = color && ({ "--own-light": color.light, "--own-dark": color.dark } as CSSProperties);
  return (
    <section className={classes.filter(Boolean).join(" ")} style={style} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
