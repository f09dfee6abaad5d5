select 'second'
