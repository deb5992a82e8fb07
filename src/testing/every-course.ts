/** `npm run test:courses` takes every sample course everywhere; `npm test` leaves out the two that take a test ten seconds and more. */
export const isEveryCourse = process.env.EVERY_COURSE === "1";

const long = /openedx-demo-course|Web-Dev-For-Beginners/;

/** Whether this run takes the course of this path. */
export const isTaken = (path: string) => isEveryCourse || !long.test(path);
