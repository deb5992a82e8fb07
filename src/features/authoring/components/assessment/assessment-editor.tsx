"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { api } from "@/components/api/client";
import { EditorBar } from "@/components/layout/editor-bar";
import { WriterColumns, WriterMain, WriterNotices, WriterPage, WriterSide } from "@/components/studio/writer";
import { Button, ButtonBody, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { focusAfter } from "@/components/ui/keep-focus";
import { Tag } from "@/components/ui/tag";
import { showToast } from "@/components/ui/toasts";
import { listWithHeadings, movedInList, placeInList } from "@/features/authoring/assessment/sections-in-list";
import { PickFromBank } from "@/features/authoring/components/banks/pick-from-bank";
import { SaveToBank } from "@/features/authoring/components/banks/save-to-bank";
import { DrawsPanel } from "@/features/authoring/components/draws/draws-panel";
import { useAssessment } from "@/features/authoring/hooks/use-assessment";
import type { AssessmentForEditing } from "@/features/authoring/server/assessment/get-assessment";
import type { ListedDraw } from "@/features/authoring/server/draws/list-draws";
import { RestoredNotice } from "@/features/editor/components/restored-notice";
import { isSame } from "@/features/editor/merge-fields";
import { blankQuestion } from "@/features/questions/authoring";
import { uuidV7 } from "@/lib/uuid-v7";
import { ExportQuestions } from "./export-questions";
import type { ReadQuestion } from "./import-form";
import { ImportQuestions } from "./import-questions";
import { KindChoice, QuestionEditor } from "./question-editor";
import { QuestionNav } from "./question-nav";
import { useKindMeans } from "./question-texts";
import { RulesPanel } from "./rules-panel";
import { SectionsPanel } from "./sections-panel";
import { SeenQuestion } from "./seen-question";
import { useHere } from "./use-here";

interface AssessmentEditorProps {
  courseId: string;
  viewerId: string;
  lesson: Omit<AssessmentForEditing, "assessment">;
  assessment: NonNullable<AssessmentForEditing["assessment"]>;
  draws: readonly ListedDraw[];
  mayEdit: boolean;
  mayAnalyze: boolean;
  mayRegrade: boolean;
  mayAccommodate: boolean;
  /** Questions that are as a model wrote them; for authors alone. */
  marked: readonly string[];
  /** Each stored question as its students see it, by the id of its version. */
  previews: Readonly<Record<string, ReactNode>>;
}

const pointsOfDraws = (draws: readonly ListedDraw[]): number =>
  draws.reduce((sum, { count, pool, points }) => sum + Math.min(count, pool.length) * points, 0);

/** The questions of a lesson, one at a time, with the rules beside them. Wants the words of `questions`. */
export function AssessmentEditor({
  courseId,
  viewerId,
  lesson,
  assessment,
  draws,
  mayEdit,
  mayAnalyze,
  mayRegrade,
  mayAccommodate,
  marked,
  previews,
}: AssessmentEditorProps) {
  const t = useTranslations("questions");
  const exchange = useTranslations("exchange");
  const router = useRouter();
  const means = useKindMeans();
  const { draft, view, removeAssessment } = useAssessment(
    { courseId, lessonId: lesson.lessonId },
    viewerId,
    assessment,
  );
  const { questions, rules } = view;
  const { sections } = rules.value;
  const ids = useMemo(() => questions.map(({ id }) => id), [questions]);
  const [hereId, go] = useHere(ids);
  const at = questions.findIndex(({ id }) => id === hereId);
  const here = questions[at];
  const stored = assessment.questions.find(({ id }) => id === hereId);
  const versionId = stored?.versionId;
  // What is typed here takes the mark off before it is stored, and what is typed back puts it on again.
  const isMarked = here && stored && marked.includes(here.id) && isSame(here.value, stored.question);

  const add = () => {
    const id = uuidV7();
    const sectionKey = here?.sectionKey ?? sections.at(-1)?.key ?? null;
    const show = () => {
      draft.add(id, blankQuestion(here?.value.type ?? "SINGLE_CHOICE", means), sectionKey);
      go(id, draft.read().questions.findIndex((question) => question.id === id) + 1);
    };
    focusAfter(show, () => document.querySelector<HTMLElement>("#main textarea"));
  };
  const place = { courseId, lessonId: lesson.lessonId };
  const sendRead = (read: ReadQuestion[]) =>
    api.authoring.assessment.importQuestions.mutate({ ...place, questions: read });
  const showAdded = (added: readonly string[]) => {
    router.refresh();
    showToast({
      words: exchange("added", { count: added.length }),
      icon: "check",
      action: { name: t("undo"), run: () => void added.map((id) => draft.remove(id)) },
    });
  };
  const list = listWithHeadings(sections, questions);
  const move = (id: string, beforeId: string | null) => {
    const to = placeInList(movedInList(list, id, beforeId), id);
    draft.move(id, to);
    const number = draft.read().questions.findIndex((question) => question.id === id) + 1;
    go(id, number);
    const section = sections.findIndex(({ key }) => key === to.sectionKey) + 1;
    showToast({ words: t("moved", { number, section }) });
  };
  // Under the first heading there is no way further up.
  const canStep = (id: string, by: number) =>
    list.indexOf(id) + by >= (sections.length > 0 ? 1 : 0) && list.indexOf(id) + by < list.length;
  const step = (id: string, by: number) => {
    const to = list.indexOf(id) + by;
    if (canStep(id, by)) move(id, list[by > 0 ? to + 1 : to] ?? null);
  };
  const removeSection = (key: string) => {
    const number = sections.findIndex((section) => section.key === key) + 1;
    const of = draws.filter(({ sectionKey }) => sectionKey === key).map(({ key: drawKey }) => drawKey);
    const run = draft.removeSection(key, of);
    showToast({ words: t("sections.removed", { number }), action: { name: t("undo"), run } });
  };
  const remove = (id: string) => {
    const number = ids.indexOf(id) + 1;
    const next = ids[number] ?? ids[number - 2];
    const takeOut = () => {
      const restore = draft.remove(id);
      if (next) go(next, next === ids[number] ? number : number - 1);
      const run = () => {
        restore();
        go(id, number);
      };
      showToast({ words: t("removed", { number }), action: { name: t("undo"), run } });
    };
    focusAfter(takeOut, () => document.querySelector<HTMLElement>("#main select"));
  };
  const removeAll = () => {
    const run = removeAssessment();
    showToast({ words: t("assessmentRemoved", { title: lesson.title }), action: { name: t("undo"), run } });
  };

  return (
    <WriterColumns className="grid-cols-[16rem_minmax(0,1fr)_22rem] max-[75rem]:grid-cols-[minmax(0,1fr)_20rem] max-[84rem]:grid-cols-[14rem_minmax(0,1fr)_20rem] max-tablet:grid-cols-[minmax(0,1fr)] max-[84rem]:[--page-inline:2rem]">
      <QuestionNav
        place={lesson.place}
        title={lesson.title}
        backHref={`/instructor/courses/${courseId}/lessons/${lesson.lessonId}`}
        questions={questions}
        sections={sections}
        hereId={hereId}
        mayEdit={mayEdit}
        onGo={go}
        onMove={move}
        onStep={step}
        onAdd={add}
      >
        {mayEdit && <ImportQuestions home={place} send={sendRead} onAdded={showAdded} />}
        {mayEdit && <PickFromBank send={sendRead} onAdded={showAdded} />}
        {questions.length > 0 && (
          <ExportQuestions home={place} title={lesson.title} questions={questions.map(({ value }) => value)} />
        )}
        {mayEdit && questions.length > 0 && (
          <SaveToBank courseId={courseId} questions={questions.map(({ value }) => value)} />
        )}
        {mayAnalyze && (
          <a
            className={buttonClass({ size: "small", look: "quiet" })}
            href={`/instructor/courses/${courseId}/lessons/${lesson.lessonId}/analysis`}
          >
            <ButtonBody icon="list-checks">{t("analysis")}</ButtonBody>
          </a>
        )}
        {mayRegrade && (
          <a
            className={buttonClass({ size: "small", look: "quiet" })}
            href={`/instructor/courses/${courseId}/lessons/${lesson.lessonId}/regrade`}
          >
            <ButtonBody icon="history">{t("regrade")}</ButtonBody>
          </a>
        )}
        {mayAccommodate && (
          <a
            className={buttonClass({ size: "small", look: "quiet" })}
            href={`/instructor/courses/${courseId}/lessons/${lesson.lessonId}/accommodations`}
          >
            <ButtonBody icon="timer">{t("accommodations")}</ButtonBody>
          </a>
        )}
      </QuestionNav>
      <WriterMain>
        <WriterNotices>
          <RestoredNotice
            at={view.restoredFrom}
            words={{
              restored: (when) => t("restored", { at: when }),
              keep: t("keepRestored"),
              discard: t("discardRestored"),
            }}
            onKeep={() => draft.dismissRestored()}
            onDiscard={() => draft.discardRestored()}
          />
        </WriterNotices>
        {here ? (
          <section id={`question-${at + 1}`} key={here.id} aria-labelledby="here">
            <h1 id="here" className="visually-hidden">
              {t("edit", { number: at + 1, title: lesson.title })}
            </h1>
            <EditorBar>
              <span className="caption num">{t("of", { number: at + 1, count: questions.length })}</span>
              <KindChoice
                mayEdit={mayEdit}
                question={here.value}
                onChange={(value) => draft.question(here.id)?.change(value)}
              />
              {isMarked && <Tag icon="pen-line">{t("byModel")}</Tag>}
              {mayEdit && (
                <span className="end row row--tight">
                  <Button
                    size="small"
                    look="quiet"
                    icon="chevron-up"
                    iconOnly
                    disabled={!canStep(here.id, -1)}
                    onClick={() => step(here.id, -1)}
                  >
                    {t("up")}
                  </Button>
                  <Button
                    size="small"
                    look="quiet"
                    icon="chevron-down"
                    iconOnly
                    disabled={!canStep(here.id, 1)}
                    onClick={() => step(here.id, 1)}
                  >
                    {t("down")}
                  </Button>
                  <Button size="small" look="quiet" icon="copy" onClick={() => draft.duplicate(here.id, uuidV7())}>
                    {t("duplicate")}
                  </Button>
                  <Button size="small" look="quiet" icon="archive" onClick={() => remove(here.id)}>
                    {t("remove")}
                  </Button>
                </span>
              )}
            </EditorBar>
            <WriterPage>
              <QuestionEditor
                question={here}
                place={place}
                images={assessment.images}
                isShuffled={rules.value.randomizeAnswers}
                mayEdit={mayEdit}
                onChange={(value) => draft.question(here.id)?.change(value)}
                onResolve={(keep) => draft.question(here.id)?.resolve(keep)}
              />
            </WriterPage>
          </section>
        ) : (
          <WriterPage>
            <h1 className="visually-hidden">{t("heading", { place: lesson.place, title: lesson.title })}</h1>
            <EmptyState title={t("none")}>{t(draws.length > 0 ? "drawsOnly" : "noneLead")}</EmptyState>
          </WriterPage>
        )}
      </WriterMain>
      <WriterSide className="max-tablet:px-(--gutter)" aria-label={t("seen")}>
        {here && (
          <section aria-labelledby="seen">
            <h2 id="seen" className="label">
              {t("seen")}
            </h2>
            <SeenQuestion>
              {(versionId && previews[versionId]) || <p className="caption">{t("notSeen")}</p>}
            </SeenQuestion>
          </section>
        )}
        <DrawsPanel place={place} draws={draws} sections={sections} mayEdit={mayEdit} />
        <SectionsPanel
          sections={sections}
          paging={rules.value.paging}
          mayEdit={mayEdit}
          onChange={(change) => draft.rules.change({ ...rules.value, ...change })}
          onRemove={removeSection}
        />
        <RulesPanel
          rules={rules}
          totalPoints={questions.reduce((sum, { value }) => sum + value.points, pointsOfDraws(draws))}
          mayEdit={mayEdit}
          onChange={(value) => draft.rules.change(value)}
          onResolve={(keep) => draft.rules.resolve(keep)}
          onRemove={removeAll}
        />
      </WriterSide>
    </WriterColumns>
  );
}
