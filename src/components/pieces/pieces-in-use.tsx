"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Menu } from "@/components/ui/menu";
import { SavedState } from "@/components/ui/saved-state";
import { Segmented } from "@/components/ui/segmented";
import { showToast } from "@/components/ui/toasts";

const savedAt = new Date("2026-11-20T10:42:07Z");

/** The parts that answer: dialog, menu, toast, switch of views, saved states. */
export function PiecesInUse() {
  const [isAsking, setIsAsking] = useState(false);
  const [view, setView] = useState<"page" | "plain">("page");
  const [last, setLast] = useState("nothing");
  return (
    <div className="stack">
      <div className="row">
        <Button onClick={() => setIsAsking(true)}>Open dialog</Button>
        <Button
          onClick={() =>
            showToast({
              words: "Lesson 3.3 moved to module 4",
              icon: "archive",
              action: { name: "Undo", run: () => setLast("undo") },
            })
          }
        >
          Show toast
        </Button>
        <Menu
          name="More"
          entries={[
            { id: "copy", name: "Copy", icon: "copy", onSelect: () => setLast("copy") },
            { id: "delete", name: "Delete", icon: "trash-2", danger: true, onSelect: () => setLast("delete") },
          ]}
        />
        <Segmented
          label="View"
          segments={[
            { value: "page", name: "As it arrives" },
            { value: "plain", name: "Plain text" },
          ]}
          value={view}
          onChange={setView}
        />
      </div>
      <p>Last: {last}</p>
      <ul className="grid gap-1">
        <li>
          <SavedState state={{ kind: "saved", at: savedAt }} />
        </li>
        <li>
          <SavedState state={{ kind: "saving" }} />
        </li>
        <li>
          <SavedState state={{ kind: "kept" }} />
        </li>
        <li>
          <SavedState state={{ kind: "retrying", at: savedAt, isKept: true }} />
        </li>
      </ul>
      <ConfirmDialog
        open={isAsking}
        title="Submit with 5 questions open?"
        description="Questions 5 to 9 have no answer and will count as zero."
        stay="Back to question 5"
        go="Submit"
        onStay={() => setIsAsking(false)}
        onGo={() => {
          setIsAsking(false);
          setLast("submit");
        }}
      />
    </div>
  );
}
