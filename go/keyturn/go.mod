module keyturn.test/go/keyturn

go 1.21
