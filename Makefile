# Two commands are all there is to know: `make run` and `make test`.
.PHONY: run test
