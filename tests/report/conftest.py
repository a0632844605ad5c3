import io

import pytest
from sample_report import build_report


@pytest.fixture(scope="session")
def report():
    return build_report()


@pytest.fixture
def render(report):
    """Render the sample report in a format."""
    from claimcheck.report import write_report

    def render_format(name, verbose=0, of=None):
        stream = io.StringIO()
        write_report(of or report, name, stream, verbose)
        return stream.getvalue()

    return render_format
