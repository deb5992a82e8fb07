"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { CheckRow } from "@/components/form/check-row";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { findContrastProblems, leastForText, type Widget, type WidgetColor } from "@/features/studio/dashboard";

export interface ArrangeRowProps {
  widget: Widget;
  isFirst: boolean;
  isLast: boolean;
  isShown: boolean;
  color: WidgetColor | null;
  onMove: (by: -1 | 1) => void;
  onShow: (isShown: boolean) => void;
  onPaint: (color: WidgetColor | null) => void;
}

/** The accent of each theme (tokens.css) as a color field writes it: what a color of one's own starts with. */
const firstColor: WidgetColor = { light: "#1b559f", dark: "#82b8f0", onFigures: false };

/** One widget in the arrangement: shown, its place, its colors. */
export function ArrangeRow({ widget, isFirst, isLast, isShown, color, ...on }: ArrangeRowProps) {
  const t = useTranslations("studio.home");
  const name = t(`widgets.${widget}`);
  return (
    <li className="grid grid-cols-[auto_minmax(9rem,1fr)_auto] items-center gap-x-4 gap-y-1 border-line border-bs py-2 max-phone:grid-cols-[auto_minmax(0,1fr)]">
      <span className="row row--tight">
        <Button look="quiet" size="small" icon="chevron-up" iconOnly disabled={isFirst} onClick={() => on.onMove(-1)}>
          {t("up", { widget: name })}
        </Button>
        <Button look="quiet" size="small" icon="chevron-down" iconOnly disabled={isLast} onClick={() => on.onMove(1)}>
          {t("down", { widget: name })}
        </Button>
      </span>
      <CheckRow
        label={t("show", { widget: name })}
        checked={isShown}
        onChange={(event) => on.onShow(event.target.checked)}
      />
      <CheckRow
        label={t("own")}
        aria-label={`${name}: ${t("own")}`}
        checked={color !== null}
        onChange={(event) => on.onPaint(event.target.checked ? firstColor : null)}
      />
      {color && <Colors name={name} color={color} onPaint={on.onPaint} />}
    </li>
  );
}

function Colors({ name, color, onPaint }: { name: string; color: WidgetColor; onPaint: (color: WidgetColor) => void }) {
  const t = useTranslations("studio.home");
  const problems = findContrastProblems(color);
  const id = useId();
  const noteOf = (theme: string) => `${id}-${theme}`;
  const isOff = (theme: string) => problems.some((problem) => problem.theme === theme);
  return (
    <>
      <div className="col-[2/-1] flex flex-wrap items-center gap-x-6 gap-y-2 [&>label]:inline-flex [&>label]:items-center [&>label]:gap-2">
        {(["light", "dark"] as const).map((theme) => (
          <label key={theme}>
            <input
              type="color"
              className="inline-12 block-(--control) rounded-control border border-edge bg-raised p-0.5"
              value={color[theme]}
              aria-invalid={isOff(theme) || undefined}
              aria-describedby={isOff(theme) ? noteOf(theme) : undefined}
              onChange={(event) => onPaint({ ...color, [theme]: event.target.value.toLowerCase() })}
            />
            {t(theme, { widget: name })}
          </label>
        ))}
        <CheckRow
          label={t("onFigures")}
          checked={color.onFigures}
          onChange={(event) => onPaint({ ...color, onFigures: event.target.checked })}
        />
      </div>
      {problems.map(({ theme, contrast, least }) => (
        <ErrorLine
          key={theme}
          id={noteOf(theme)}
          className="col-[2/-1]"
          words={t("contrast", { theme, contrast, needs: least === leastForText ? "text" : "graphics" })}
        />
      ))}
    </>
  );
}
