// As you type: filled in later.
