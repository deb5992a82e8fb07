import "server-only";
import { Heard } from "./heard";
import { noticeChannel } from "./notice-channel";

/**
 * Starts to hear what is said of one thing. Ends with `signal`, or when this process can hear no more.
 * `replacedBy(next)` names what no longer counts once `next` has come.
 */
export async function watchNotices<News>(
  channel: string,
  { id, signal }: { id: string; signal: AbortSignal },
  replacedBy?: (next: News) => ((earlier: News) => boolean) | undefined,
): Promise<{ heard: Heard<News>; leave: () => void }> {
  const heard = new Heard<News>();
  const end = () => heard.end();
  const leave = await noticeChannel<News>(channel).watch(id, {
    onNews: (news) => heard.add(news, replacedBy?.(news)),
    onLost: end,
  });
  signal.addEventListener("abort", end);
  if (signal.aborted) end();
  return {
    heard,
    leave: () => {
      signal.removeEventListener("abort", end);
      leave();
    },
  };
}
