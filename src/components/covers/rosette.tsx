import { useId } from "react";
import { drawRosette } from "@/lib/rosette";

/** The seal drawn from a certificate's number. Beside it is the number itself. */
export function Rosette({ number }: { number: string }) {
  const id = useId();
  return (
    <svg
      className="inline-full"
      viewBox="0 0 200 200"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth=".55"
    >
      {drawRosette(number).map(({ path, turns }, ring) => (
        <g key={path}>
          <path id={`${id}${ring}`} d={path} />
          {turns.map((turn) => (
            <use key={turn} href={`#${id}${ring}`} transform={`rotate(${turn} 100 100)`} />
          ))}
        </g>
      ))}
    </svg>
  );
}
