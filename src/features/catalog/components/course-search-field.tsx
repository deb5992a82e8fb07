"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ComponentProps, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { SearchField } from "@/components/form/search-field";
import type { SuggestedCourse } from "../server/suggest-courses";

/** From so many characters on, and once the typing has paused, courses are suggested. */
const leastTyped = 2;
const pauseMs = 150;

/**
 * The search box for courses, with suggestions while typing: arrows move through them, Enter opens the one that is marked and
 * otherwise searches, Escape closes them. It stays a search box by role, so that whoever knows the page finds it; how many there are
 * is said. Without the script it is a plain one. Wants the messages `catalog.suggestions`.
 */
export function CourseSearchField(props: Omit<ComponentProps<typeof SearchField>, "ref" | "onChange">) {
  const t = useTranslations("catalog.suggestions");
  const router = useRouter();
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const [marked, setMarked] = useState(-1);
  const [isOpen, setOpen] = useState(false);
  const courses = useSuggestions(isOpen ? typed : "");
  const shown = isOpen ? courses : [];
  const optionId = (at: number) => `${list}-${at}`;
  const close = () => {
    setOpen(false);
    setMarked(-1);
  };
  const open = ({ slug }: SuggestedCourse) => {
    close();
    router.push(`/courses/${slug}`);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || shown.length === 0) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const course = shown[marked];
    if (step) setMarked(nextMarked(marked, step, shown.length));
    else if (event.key === "Enter" && course) open(course);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the focus leaves it
    <div
      ref={box}
      className="relative"
      onBlur={({ relatedTarget }) => !box.current?.contains(relatedTarget) && close()}
    >
      <SearchField
        {...props}
        aria-autocomplete="list"
        aria-controls={list}
        aria-activedescendant={marked < 0 || marked >= shown.length ? undefined : optionId(marked)}
        autoComplete="off"
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setMarked(-1);
          setOpen(true);
        }}
        onKeyDown={press}
      />
      <div
        id={list}
        role="listbox"
        aria-label={t("label")}
        className="floats absolute inset-x-0 inset-bs-[calc(100%+0.25rem)] z-20 p-1"
        hidden={shown.length === 0}
      >
        {shown.map((course, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
          <div
            key={course.slug}
            id={optionId(at)}
            role="option"
            tabIndex={-1}
            aria-selected={at === marked}
            className="grid cursor-pointer rounded-control px-3 py-2 hover:bg-sunken aria-selected:bg-sunken aria-selected:outline-2 aria-selected:outline-(--focus) aria-selected:-outline-offset-2"
            // The field keeps the focus, or its blur would close the list before the click.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => open(course)}
          >
            <span lang={course.language} dir="auto">
              {course.title}
            </span>
            {course.instructor && <span className="caption">{course.instructor}</span>}
          </div>
        ))}
      </div>
      <span role="status" className="visually-hidden">
        {shown.length > 0 && t("found", { count: shown.length })}
      </span>
    </div>
  );
}

/** The option after a step, -1 for the field itself, which is between the last and the first. */
export function nextMarked(marked: number, step: number, length: number): number {
  return ((marked + 1 + step + length + 1) % (length + 1)) - 1;
}

/** Of what is typed, a moment after the last key. Late answers to former texts are dropped; where none comes there are none. */
function useSuggestions(typed: string): readonly SuggestedCourse[] {
  const [courses, setCourses] = useState<readonly SuggestedCourse[]>([]);
  useEffect(() => {
    const q = typed.trim();
    if (q.length < leastTyped) return setCourses([]);
    const ended = new AbortController();
    const timer = setTimeout(async () => {
      // Fetched with the first text that is typed: a page that no one searches from goes without it.
      const { api } = await import("@/components/api/client");
      const found = await api.catalog.suggest.query({ q }, { signal: ended.signal }).catch(() => null);
      if (!ended.signal.aborted) setCourses(found ?? []);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [typed]);
  return courses;
}
