// Stands in for the package of this name, which throws wherever no bundler has taken it out.
export {};
