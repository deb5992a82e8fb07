"use client";
import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import { type Call, useCall } from "@/components/api/use-call";
import { useRefusal } from "@/components/api/use-refusal";
import { useSize } from "@/components/i18n/use-size";
import { decodeText } from "@/features/exchange/decode-text";
import { embeddedPictures, type FilePictures, noPictures, packedPictures } from "@/features/exchange/file-pictures";
import { keysIn, withStoredPictures } from "@/features/exchange/pictures";
import { isPackage, openPackage } from "@/features/exchange/read-package";
import {
  guessFormat,
  type QuestionFormat,
  type QuestionSource,
  type ReadQuestions,
  readQuestions,
} from "@/features/exchange/read-questions";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { uuidV7 } from "@/lib/uuid-v7";
import { ZipProblem } from "@/lib/zip/zip-problem";
import type { PictureHome } from "./pictures/picture-home";
import { storePictures, UnstoredPicture } from "./pictures/store-pictures";
import { useQuestionPictures } from "./pictures/use-question-pictures";
import { useKindMeans } from "./question-texts";

/** 200 questions with long feedback are a tenth of it. */
const mostBytes = 2 * 1024 * 1024;
/** With what is embedded in a file, and with the images of a package. */
const mostFileBytes = 128 * 1024 * 1024;

export interface QuestionFile {
  source: QuestionSource;
  /** What the file is called, without its ending; "" for what was pasted. */
  name: string;
  /** It isn't in UTF-8. */
  isRecoded: boolean;
  /** The same object until something else is read; what is made of it as one thing is added under its id, however often it is sent. */
  read: ReadQuestions & { format: QuestionFormat; id: string };
  /** Images that are being stored. */
  storing: { count: number; of: number } | null;
  call: Call;
  take: (file: File | undefined) => Promise<void>;
  setText: (text: string) => void;
  setFormat: (format: QuestionFormat | null) => void;
  /** Stores the images that the questions show, and returns what puts their paths into a question. @throws UnstoredPicture */
  storeImages: () => Promise<(question: EditedQuestion) => EditedQuestion>;
}

/** A file of questions, or what is pasted, read as soon as it is there. `isGrouped`: its categories and tests are kept. */
export function useQuestionFile(home: PictureHome, isGrouped = false): QuestionFile {
  const t = useTranslations("exchange");
  const size = useSize();
  const [source, setSource] = useState<QuestionSource>("");
  const [name, setName] = useState("");
  const [isRecoded, setRecoded] = useState(false);
  const [chosen, setFormat] = useState<QuestionFormat | null>(null);
  const images = useQuestionPictures(home);
  const [pictures, setPictures] = useState<FilePictures>(noPictures);
  const [stored] = useState(() => new Map<string, string>());
  const [storing, setStoring] = useState<QuestionFile["storing"]>(null);
  const isMarked = "bankId" in home;
  const read = useRead(useDeferredValue(source), chosen, { pictures: images ? pictures : null, isMarked, isGrouped });
  const wordsFor = useRefusal("editor.errors");
  const tell = (error: unknown) => {
    if (error instanceof ZipProblem) return t(`packed.${error.problem}`);
    return error instanceof UnstoredPicture ? t("unstored", { name: error.fileName, why: error.why }) : wordsFor(error);
  };
  const call = useCall({ tell, staysBusy: true });
  const { setProblem } = call;

  async function take(file: File | undefined) {
    if (!file) return;
    setProblem(null);
    if (file.size > mostFileBytes) return setProblem(t("tooLarge", { size: size(mostFileBytes) }));
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const isPacked = isPackage(file.name, bytes);
      const { text, isUnicode } = decodeText(isPacked ? new Uint8Array() : bytes);
      const embedded = embeddedPictures(text, uuidV7);
      if (embedded.rest.length > mostBytes) return setProblem(t("tooLarge", { size: size(mostBytes) }));
      const opened = isPacked ? await openPackage(bytes) : null;
      setPictures(opened ? packedPictures(bytes, opened.pictures, uuidV7) : embedded);
      setSource(opened?.files ?? embedded.rest);
      setName(file.name.replace(/(\.[a-z\d]{1,6}){1,2}$/i, ""));
      setRecoded(!isUnicode);
      setFormat(null);
    } catch (error) {
      setProblem(error instanceof ZipProblem ? tell(error) : t("unreadable"));
    }
  }
  const store = async () => {
    const files = images ? await pictures.filesOf(keysIn(read.questions)) : new Map();
    if (!images || files.size === 0) return;
    await storePictures(images, files, stored, (done) => setStoring({ count: done, of: files.size }));
  };
  return {
    ...{ source, name, isRecoded, read, storing, call, take, setFormat },
    setText(text) {
      setSource(text);
      setRecoded(false);
    },
    async storeImages() {
      await store().finally(() => setStoring(null));
      return (question) => withStoredPictures(question, stored);
    },
  };
}

/** `pictures`: null where questions can't have any. */
function useRead(
  source: QuestionSource,
  chosen: QuestionFormat | null,
  { pictures, isMarked, isGrouped }: { pictures: FilePictures | null; isMarked: boolean; isGrouped: boolean },
): QuestionFile["read"] {
  const means = useKindMeans();
  const pictureOf = pictures?.pictureOf;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what questions are made of is the same for one language
  return useMemo(() => {
    const format = chosen ?? guessFormat(source);
    const found = readQuestions(format, source, { ...means, isMarked, isGrouped, ...(pictureOf && { pictureOf }) });
    return { ...found, format, id: uuidV7() };
  }, [source, chosen, pictureOf, isMarked, isGrouped]);
}
