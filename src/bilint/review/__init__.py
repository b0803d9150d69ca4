"""The translator's page: a person judges the findings, corrects the lines, and every verdict is kept.

`store` keeps what people say, `session` joins it with a report, `server` and `page/` show it in a browser on this
machine only; `export`, `agreement` and `precision` read it back.
"""
