"""Archives of any size on Dask: partitions of rows to Parquet files, each document checked exactly once in the output."""
