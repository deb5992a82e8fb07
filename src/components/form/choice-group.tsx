import { type ReactNode, useId } from "react";
import { StandingError } from "@/components/ui/error-line";

interface ChoiceGroupProps {
  legend: ReactNode;
  hint?: ReactNode;
  /** Takes the hint's place and says the fix. */
  error?: ReactNode;
  children: ReactNode;
}

/** A group of choices under one name. */
export function ChoiceGroup({ legend, hint, error, children }: ChoiceGroupProps) {
  const note = useId();
  return (
    <fieldset aria-describedby={error ? note : undefined}>
      <legend className="label">{legend}</legend>
      {error && (
        <StandingError id={note} className="mbe-1">
          {error}
        </StandingError>
      )}
      {hint && !error && <p className="field__hint mbe-1">{hint}</p>}
      {children}
    </fieldset>
  );
}
