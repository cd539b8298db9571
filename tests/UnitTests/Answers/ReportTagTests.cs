using NUnit.Framework;
using Reporting.Api.Answers;
using Reporting.Application.Reports;
using Reporting.Domain.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.UnitTests.Answers;

internal sealed class ReportTagTests
{
    /// <summary>A handler or a statement that was mended may change a report whose records stay as they are.</summary>
    [TestCase(typeof(ReportTag))]
    [TestCase(typeof(IReport))]
    [TestCase(typeof(ReportCache))]
    [TestCase(typeof(ReportingDbContext))]
    public void Another_build_of_any_part_is_another_build(Type part)
        => Assert.That(ReportTag.BuildOf(typeof(ReportTag).Assembly), Does.Contain(part.Module.ModuleVersionId.ToString()));
}
