/**
 * tRPC ships `{ ...one, ...other }` as a helper for browsers of 2017. It runs some twenty times in each call, and took an eighth of
 * the time in which an answer is saved. This loader gives the helper what it stands for. Each call's first argument is an object
 * that nothing else holds.
 */
const helper = /function _objectSpread2\(e\) \{\n[\s\S]*?\n\}/;
const native = "function _objectSpread2(e, one, other) { return { ...e, ...one, ...other }; }";

module.exports = (/** @type {string} */ source) => source.replace(helper, native);
