"use client";
import type { MouseEvent } from "react";
import { Checks } from "@/components/ui/checks";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { BuilderStep, StepError } from "@/features/courses/builder";
import { useStepErrorText } from "./step-texts";

export type GoTo = (step: BuilderStep, field?: string) => void;

/** What keeps steps open, each a link to what fixes it: a field of the builder, or a lesson. */
export function OpenThings({ errors, courseId, onGo }: { errors: readonly StepError[]; courseId: string; onGo: GoTo }) {
  const words = useStepErrorText();
  return (
    <Checks>
      {errors.map((error) => (
        <li key={`${error.step} ${error.field}`} data-no="">
          <Icon name="circle-alert" />
          {error.lessonId ? (
            <Link href={`/instructor/courses/${courseId}/lessons/${error.lessonId}`}>{words(error)}</Link>
          ) : (
            <a
              href={`?step=${error.step}#field-${error.field}`}
              onClick={(event: MouseEvent) => {
                event.preventDefault();
                onGo(error.step, error.field);
              }}
            >
              {words(error)}
            </a>
          )}
        </li>
      ))}
    </Checks>
  );
}
