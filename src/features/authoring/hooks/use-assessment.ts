"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { api, describeFailure } from "@/components/api/client";
import { tellSaved, withUnsent } from "@/components/form/tell-saved";
import type { AssessmentPlace } from "@/features/authoring/assessment/schema";
import type { CallQueue } from "@/features/editor/hooks/call-queue";
import { keptChanges, keptQuestion } from "@/features/editor/hooks/kept-changes";
import type { MergeResult } from "@/features/editor/hooks/merged-text";
import { recoveredCopies } from "@/features/editor/hooks/recovered-copies";
import { useCallQueue } from "@/features/editor/hooks/use-call-queue";
import type { SaveStatus } from "@/lib/kept/save-status";
import { uuidV7 } from "@/lib/uuid-v7";
import { AssessmentDraft, type DraftCalls, type GivenAssessment } from "./assessment-draft";

/** A conflict is an answer too: what is there now. */
async function orConflict<T>(reason: string, call: () => Promise<T>): Promise<MergeResult<T>> {
  try {
    return { type: "saved", stands: await call() };
  } catch (error) {
    const failure = describeFailure(error);
    if (failure.reason !== reason) throw error;
    return { type: "conflict", stands: (failure.facts as unknown as { stands: T }).stands };
  }
}

interface Stored {
  onWritten: (revision: number | null) => void;
  /** Each answered call, whether anything was written or not. */
  onAnswered: () => void;
  /** Whether this browser keeps what is changed until it is stored. */
  isKept: () => boolean;
}

function callsFor(place: AssessmentPlace, queue: CallQueue, { onWritten, onAnswered, isKept }: Stored): DraftCalls {
  const { assessment } = api.authoring;
  const written = <T extends { revision: number | null }>(answer: T): T => {
    onWritten(answer.revision);
    return answer;
  };
  const stored = (call: () => Promise<{ revision: number | null }>): Promise<void> => {
    const answer = queue.run(() => call().then(written)).then(() => undefined);
    answer.then(onAnswered, onAnswered);
    return answer;
  };
  const store = (call: () => Promise<{ revision: number | null }>): void => {
    // What was refused is told by the queue; the page then shows what is stored.
    stored(call).catch(() => undefined);
  };
  const saved = <T>(result: MergeResult<T>): MergeResult<T> => {
    onAnswered();
    return result;
  };
  return {
    saveQuestion: (questionId, { base, value }) =>
      queue
        .run(
          () =>
            orConflict("authoring.question_changed_meanwhile", async () => {
              const change = { ...place, questionId, base, question: value };
              return written(await assessment.saveQuestion.mutate(change)).question;
            }),
          { isKept: isKept() },
        )
        .then(saved),
    saveRules: ({ base, value }) =>
      queue
        .run(
          () =>
            orConflict("authoring.rules_changed_meanwhile", async () => {
              return written(await assessment.saveRules.mutate({ ...place, base, rules: value })).rules;
            }),
          { isKept: isKept() },
        )
        .then(saved),
    add: (questionId, question, sectionKey) =>
      stored(() => assessment.addQuestion.mutate({ ...place, questionId, question, sectionKey })),
    move: (questionId, to) => store(() => assessment.moveQuestion.mutate({ ...place, questionId, ...to })),
    restoreSection: (removed) => store(() => assessment.restoreSection.mutate({ ...place, ...removed })),
    duplicate: (questionId, copyId) =>
      store(() => assessment.duplicateQuestion.mutate({ ...place, questionId, copyId })),
    remove: (questionId) => store(() => assessment.removeQuestion.mutate({ ...place, questionId })),
    restore: (questionId, to) => store(() => assessment.restoreQuestion.mutate({ ...place, questionId, ...to })),
  };
}

/** A lesson's assessment under edit: everything is stored as it is done, and shown in the course header. */
export function useAssessment(place: AssessmentPlace, viewerId: string, given: GivenAssessment) {
  const router = useRouter();
  const [told, setTold] = useState<SaveStatus>({ kind: "idle" });
  const queue = useCallQueue(setTold);
  const refresh = useRef<() => void>(() => undefined);
  /** False where this browser keeps nothing. */
  const [isKept, setKept] = useState(true);
  const keeps = useRef(isKept);
  keeps.current = isKept;
  const [{ draft, kept }] = useState(() => {
    const copies = keptChanges(viewerId, keptQuestion, [place.lessonId]);
    const keep: typeof copies.keep = async (id, change) => {
      const isWritten = await copies.keep(id, change);
      setKept(isWritten);
      return isWritten;
    };
    const calls = callsFor(place, queue, {
      onWritten: (revision) => opened.noteWritten(revision),
      onAnswered: () => refresh.current(),
      isKept: () => keeps.current,
    });
    const opened: AssessmentDraft = new AssessmentDraft(calls, given, { keep });
    return { draft: opened, kept: copies };
  });
  const view = useSyncExternalStore(draft.subscribe, draft.read, draft.read);
  refresh.current = () => {
    setTimeout(() => queue.isIdle && router.refresh());
  };

  useEffect(() => {
    if (queue.isIdle) draft.take(given);
  }, [draft, queue, given]);

  useEffect(() => {
    let isHere = true;
    void recoveredCopies(viewerId)
      .then(() => kept.list())
      .then((found) => isHere && draft.restore(found));
    return () => {
      isHere = false;
    };
  }, [draft, kept, viewerId]);

  const isDirty = view.rules.isDirty || view.questions.some((question) => question.isDirty);
  useEffect(() => tellSaved(withUnsent(told, isDirty)), [told, isDirty]);
  useEffect(() => {
    if (!isDirty || isKept) return;
    // Nothing is kept on this device.
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [isDirty, isKept]);
  useEffect(() => () => draft.flush(), [draft]);

  /** Takes the whole assessment off its lesson, with what is still being written. @returns how to bring it back. */
  const removeAssessment = (): (() => void) => {
    draft.flush();
    const removal = { ...place, removalId: uuidV7() };
    const store = (call: () => Promise<unknown>) => {
      // What was refused is told by the queue; the page then shows what is stored.
      queue.run(call).then(refresh.current, refresh.current);
    };
    store(() => api.authoring.assessment.remove.mutate(removal));
    return () => store(() => api.authoring.assessment.restore.mutate(removal));
  };

  return { draft, view, removeAssessment };
}
