import type { ReactNode } from "react";

/** A group of choices under one name. */
export function ChoiceGroup({ legend, hint, children }: { legend: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="label">{legend}</legend>
      {hint && <p className="field__hint mbe-1">{hint}</p>}
      {children}
    </fieldset>
  );
}
