"use client";
import { type ReactNode, useState } from "react";
import { useRefusal } from "@/components/api/use-refusal";
import { ErrorLine } from "@/components/ui/error-line";
import type { ChosenPicture, QuestionPictures } from "@/features/questions/question-editor";
import { PictureDialog } from "./picture-dialog";
import type { ChosenImage, ImageSource } from "./use-question-pictures";

interface Asked {
  image: ChosenImage;
  answer: (picture: ChosenPicture | null) => void;
}

/** Images for a key that is drawn on one. `dialog` is to be shown below its fields. */
export function useKeyPictures(
  images: ImageSource | null,
  known: Readonly<Record<string, string>> = {},
): { pictures: QuestionPictures | undefined; dialog: ReactNode } {
  const wordsFor = useRefusal("editor.errors");
  const [asked, setAsked] = useState<Asked | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (!images) return { pictures: undefined, dialog: null };

  async function choose(source: ImageSource): Promise<ChosenPicture | null> {
    setProblem(null);
    try {
      const image = await source.choose();
      return image && (await new Promise((answer) => setAsked({ image, answer })));
    } catch (error) {
      setProblem(wordsFor(error));
      return null;
    }
  }
  const end = (picture: ChosenPicture | null) => {
    asked?.answer(picture);
    setAsked(null);
  };
  const addressOf = (path: string) => images.addressOf(path) ?? known[path] ?? null;
  return {
    pictures: { choose: () => choose(images), addressOf },
    dialog: (
      <>
        <ErrorLine words={problem} />
        {asked && (
          <PictureDialog
            image={asked.image}
            fields={[]}
            field={0}
            onClose={() => end(null)}
            onAdd={(markdown) => end({ markdown, size: asked.image.size })}
          />
        )}
      </>
    ),
  };
}
