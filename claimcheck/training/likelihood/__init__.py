"""The weights by which a pair of claims is likely to agree or conflict, fitted on the open gold stories."""
