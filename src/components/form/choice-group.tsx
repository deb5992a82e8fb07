import type { ReactNode } from "react";

/** A group of choices under one name. */
export function ChoiceGroup({ legend, hint, children }: { legend: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="choice-group">
      <legend className="label">{legend}</legend>
      {hint && <p className="field__hint">{hint}</p>}
      {children}
    </fieldset>
  );
}
