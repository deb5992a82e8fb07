/** Something that waits at a gate until a test opens it: what happens before and what after is then certain. */
export interface Gate {
  /** Resolves when the first has come to the gate. */
  arrived: Promise<void>;
  pass: () => Promise<void>;
  open: () => void;
}

export function aGate(): Gate {
  let arrive = () => {};
  let open = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const pass = () => {
    arrive();
    return opened;
  };
  return { arrived, pass, open };
}
