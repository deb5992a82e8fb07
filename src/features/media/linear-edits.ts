import { EditMap } from "micromark-util-edit-map";
import type { Event } from "micromark-util-types";

/**
 * Changes events where they are, from the first edit on. micromark copies all events of a text each time one of its lists or
 * quotes ends: squared time, half a minute for a million characters with some thousands of lists.
 */
function applyEdits(this: EditMap, events: Event[]): undefined {
  const edits = this.map.sort(([a], [b]) => a - b);
  const first = edits[0]?.[0] ?? events.length;
  const rest = events.slice(first);
  events.length = Math.min(first, events.length);
  let at = 0;
  for (const [index, removed, added] of edits) {
    for (; at < index - first && at < rest.length; at += 1) events.push(rest[at] as Event);
    for (const event of added) events.push(event);
    at = index - first + removed;
  }
  for (; at < rest.length; at += 1) events.push(rest[at] as Event);
  this.map.length = 0;
  this.index.clear();
}

// Imported beside each parser of Markdown, before it parses.
EditMap.prototype.consume = applyEdits;
