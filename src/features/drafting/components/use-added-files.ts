"use client";
import { useRouter } from "next/navigation";
import { useEffect, useReducer, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { type FileUploads, useFileUploads } from "@/components/files/upload-files";
import { pastedCharacters } from "@/features/drafting/schema";
import { uuidV7 } from "@/lib/uuid-v7";

interface Added {
  /** Of the upload; and of the source that it becomes. */
  key: string;
  sourceId: string;
}

const isPage = ({ name }: File): boolean => /\.x?html?$/i.test(name);

/**
 * Takes files in as sources: each is uploaded to the author's library and then added. Web pages, which the library does not take,
 * travel as text.
 */
export function useAddedFiles(draftId: string) {
  const router = useRouter();
  const words = useRefusal();
  const uploads = useFileUploads();
  const [added, setAdded] = useState<readonly Added[]>([]);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [, look] = useReducer((count: number) => count + 1, 0);
  const handed = useRef(new Set<string>());
  useEffect(() => uploads?.subscribe(look), [uploads]);

  const fail = (name: string, error: unknown) => setProblems((all) => [...all, `${name}: ${words(error)}`]);
  const drop = (key: string) => setAdded((all) => all.filter((each) => each.key !== key));

  useEffect(() => {
    for (const { key, sourceId } of added) {
      const file = uploads?.find(key)?.file;
      if (!file || handed.current.has(key)) continue;
      handed.current.add(key);
      api.drafting.addSource
        .mutate({ draftId, sourceId, fileId: file.id })
        .then(() => router.refresh())
        .catch((error) => fail(file.name, error))
        .finally(() => drop(key));
    }
  });

  async function addPage(file: File) {
    try {
      const text = new TextDecoder(await encodingOf(file), { fatal: true }).decode(await file.arrayBuffer());
      const title = file.name.slice(-200);
      await api.drafting.addText.mutate({ draftId, sourceId: uuidV7(), title, text, format: "html" });
      router.refresh();
    } catch (error) {
      fail(file.name, error);
    }
  }

  function add(files: readonly File[]) {
    setProblems([]);
    const pages = files.filter((file) => isPage(file) && file.size <= pastedCharacters);
    for (const page of pages) void addPage(page);
    const rest = files.filter((file) => !pages.includes(file));
    const keys = uploads?.add(rest) ?? [];
    // Sources are in the order of their ids: that in which they were chosen, whichever arrives first.
    const now = Date.now();
    setAdded((all) => [...all, ...keys.map((key, index) => ({ key, sourceId: uuidV7(now + index) }))]);
  }

  return { add, drop, problems, uploads, waiting: viewsOf(uploads, added) };
}

function viewsOf(uploads: FileUploads | null, added: readonly Added[]) {
  return added.flatMap(({ key }) => {
    const view = uploads?.find(key);
    return view ? [{ key, ...view }] : [];
  });
}

async function encodingOf(file: File): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
