import { openSaver } from "@/components/form/use-field-saver";
import { AnswerQueue } from "@/features/assessment/hooks/answer-queue";
import { keptAnswers } from "@/features/assessment/hooks/kept-answers";
import { keepWords, newWords, readWords } from "@/features/discussion/components/kept-words";
import { Autosave, SaveRefused } from "@/features/editor/hooks/autosave";
import { keptCaptions, keptChanges, keptQuestion } from "@/features/editor/hooks/kept-changes";
import { keptText, keptTextOf } from "@/features/editor/hooks/kept-texts";
import { MergedText } from "@/features/editor/hooks/merged-text";
import { keepGrade, readKeptGrade } from "@/features/grading/components/kept-grade";
import { forgetBegun, readUnsent, rememberBegun } from "@/features/notebook/hooks/begun-notes";
import { keepAnswer, readKeptAnswer } from "@/features/practice/hooks/kept-answer";
import { keepDraft, readDraft } from "@/features/reviews/components/kept-draft";
import { keepText, readText } from "@/features/reviews/components/kept-text";
import { keptStore } from "@/lib/kept/kept-store";
import { conflict } from "./autosave-deps";
import { calls, settings, signals, uploads } from "./queue-machines";
import { isOther, type Machine, PageLife } from "./text-server";

const answers: Machine = {
  isPersonal: true,
  async open(server, personId, thing) {
    const life = new PageLife(server, personId);
    const kept = keptAnswers(personId, thing);
    const answerOf = (textResponse: string, revision: number) => ({
      ...{ questionVersionId: "q", selectedAnswers: [], textResponse, fields: {}, isFlagged: false },
      ...{ revision, answeredAt: new Date(), checkedAt: null },
    });
    const queue = new AnswerQueue(
      {
        send: (change) =>
          life
            .call(() => {
              const isCurrent = change.revision > server.revision;
              if (isCurrent) {
                server.put(change.textResponse);
                server.revision = change.revision;
              }
              return { type: "stored" as const, isCurrent, answer: answerOf(server.value, server.revision) };
            })
            .catch((error) => ({ type: isOther(error) ? ("signed-out" as const) : ("unreachable" as const) })),
        ...{ keep: kept.keep, forget: kept.forget, newClientId: () => "c" },
        ...{ tick: () => Date.now() / 100, onEnded: () => undefined, onSignedOut: () => undefined },
      },
      [answerOf(server.value, server.revision)],
    );
    queue.restore(await kept.list());
    return {
      type: (text) => queue.change("q", { selectedAnswers: [], textResponse: text, fields: {}, isFlagged: false }, 600),
      shown: () => queue.entry("q").value.textResponse,
      insist: () => queue.flush(),
      close: () => {
        queue.close();
        life.end();
      },
    };
  },
};

const texts: Machine = {
  isPersonal: false,
  async open(server, viewerId, lessonId) {
    const life = new PageLife(server, viewerId);
    const [found] = await keptStore.of(viewerId, keptText).list([lessonId]);
    const autosave = new Autosave(
      {
        save: ({ baseRevision, value }) =>
          life
            .call(() => {
              if (baseRevision !== server.revision) throw conflict(server.value, server.revision);
              server.put(value);
              return { revision: server.revision, savedAt: new Date() };
            })
            .catch((error) => {
              throw isOther(error) ? new SaveRefused() : error;
            }),
        ...keptTextOf({ viewerId, lessonId, name: "content" }),
        isOnline: () => true,
      },
      { revision: server.revision, value: server.value },
      found ? { ...found.value, keptAt: found.keptAt } : null,
    );
    return {
      type: (text) => autosave.change(text),
      shown: () => autosave.state().value,
      insist: () => {
        autosave.resolve("mine");
        return autosave.flush();
      },
      close: () => {
        autosave.close();
        life.end();
      },
    };
  },
};

const fields: Machine = {
  isPersonal: false,
  async open(server, personId, thing) {
    const life = new PageLife(server, personId);
    const { saver, restore } = openSaver<"text">({
      keptAs: { personId, kind: "details", id: [thing], before: "lectern.none" },
      initial: { text: server.value },
      isStorable: () => true,
      send: (_, { base, value }) =>
        life
          .call(() => {
            if (server.value !== base && server.value !== value)
              return { type: "conflict" as const, theirs: server.value };
            server.put(String(value));
            return { type: "saved" as const, at: new Date() };
          })
          .catch((error) =>
            isOther(error) ? { type: "refused" as const, why: "" } : { type: "unreachable" as const },
          ),
    });
    await restore(() => true);
    return {
      type: (text) => saver.change("text", text),
      shown: () => String(saver.read().values.text),
      insist: () => {
        saver.resolve("text", "mine");
        return saver.flush();
      },
      close: () => {
        saver.close();
        life.end();
      },
    };
  },
};

const merged: Machine = {
  isPersonal: false,
  async open(server, personId, thing) {
    const life = new PageLife(server, personId);
    const kept = keptChanges(personId, keptQuestion, [thing]);
    const text = new MergedText<{ text: string }>(
      [["text"]],
      { text: server.value },
      {
        send: ({ base, value }) =>
          life.call(() => {
            if (server.value !== base.text && server.value !== value.text)
              return { type: "conflict" as const, stands: { text: server.value } };
            server.put(value.text);
            return { type: "saved" as const, stands: value };
          }),
        keep: (change) => void (life.keeps() && kept.keep("q", change)),
        onChange: () => undefined,
      },
    );
    const [found] = await kept.list();
    if (found) text.restore(found.change as Parameters<typeof text.restore>[0]);
    return {
      type: (next) => text.change({ text: next }),
      shown: () => text.view.value.text,
      insist: () => {
        text.resolve("mine");
        return text.flush();
      },
      close: () => life.end(),
    };
  },
};

/** A form that keeps what is typed and is sent by hand. */
function aForm(
  read: (personId: string, thing: string) => Promise<string | undefined>,
  keep: (personId: string, thing: string, text: string | null) => void,
): Machine {
  return {
    isPersonal: true,
    async open(server, personId, thing) {
      const life = new PageLife(server, personId);
      let text = (await read(personId, thing)) ?? "";
      const send = async () => {
        const sent = text;
        if (sent === "") return;
        await life.call(() => server.put(sent));
        keep(personId, thing, null);
        text = "";
      };
      return {
        type(next) {
          text = next;
          keep(personId, thing, next);
        },
        shown: () => text,
        insist: () => send().catch(() => undefined),
        close: () => life.end(),
      };
    },
  };
}

const words = aForm(
  async (writerId, about) => (await readWords({ writerId, about }))?.content,
  (writerId, about, text) => void keepWords({ writerId, about }, text === null ? null : newWords("", text)),
);
const reviews = aForm(
  async (readerId, courseId) => (await readDraft({ readerId, courseId }))?.content,
  (readerId, courseId, text) =>
    void keepDraft({ readerId, courseId }, text === null ? null : { rating: 4, title: "", content: text }),
);

const grades = aForm(
  async (graderId, answerId) => (await readKeptGrade({ graderId, answerId }))?.comment,
  (graderId, answerId, text) =>
    keepGrade(
      { graderId, answerId },
      text === null ? null : { gradeId: "grade", points: "2.5", comment: text, levels: [], reason: "" },
    ),
);

const practiced = (personId: string, cardId: string) => ({ personId, cardId, questionVersionId: "q", reps: 1 });
const practice = aForm(
  async (personId, cardId) => (await readKeptAnswer(practiced(personId, cardId)))?.textResponse,
  (personId, cardId, text) =>
    keepAnswer(
      practiced(personId, cardId),
      text === null ? null : { reviewId: "review", selectedAnswers: [], textResponse: text, fields: {} },
    ),
);

const replies = aForm(
  async (writerId, reviewId) => (await readText({ writerId, reviewId, what: "reply" })) ?? undefined,
  (writerId, reviewId, text) => void keepText({ writerId, reviewId, what: "reply" }, text),
);

/** Captions of one language, whose name stands for them. */
const captionsOf = (viewerId: string, lessonId: string) => keptChanges(viewerId, keptCaptions, [lessonId, ""]);
const captions = aForm(
  async (viewerId, lessonId) => {
    const [found] = await captionsOf(viewerId, lessonId).list();
    return (found?.change.value as { label: string } | undefined)?.label;
  },
  (viewerId, lessonId, text) =>
    void captionsOf(viewerId, lessonId).keep(
      "en",
      text === null ? null : { base: { fileId: null }, value: { label: text, cues: [] }, sent: null },
    ),
);

/** A note that was begun on a passage, which is all that is known of it before its first words. */
const passageOf = (quote: string) => ({ kind: "passage" as const, passage: { quote, before: "", after: "" } });
const notes = aForm(
  async (readerId, lessonId) => {
    const [found] = (await readUnsent(readerId, lessonId)).begun;
    return found?.anchor.kind === "passage" ? found.anchor.passage.quote : undefined;
  },
  (readerId, lessonId, text) =>
    text === null
      ? forgetBegun(readerId, lessonId, "note")
      : rememberBegun(readerId, lessonId, "note", passageOf(text)),
);

/** Everything that sends by itself, or keeps, what is typed, noted or chosen until it is sent. */
export const machines: Record<string, Machine> = {
  ...{ answers, texts, fields, merged, words, reviews, replies, grades, practice, captions, notes },
  ...{ signals, calls, uploads, settings },
};
