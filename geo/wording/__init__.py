"""What is shown, in words: each fact worded by one function, in the language in use.

`estimate`, `claim`, `period`, `change`, `view` and `amount` word what the data say; `kinds` are the
words for the codes of the tables; `records` is what all of them ask of the data.
"""
