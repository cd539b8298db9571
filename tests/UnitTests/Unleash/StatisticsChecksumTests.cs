using NUnit.Framework;
using Reporting.Api.Unleash.Contracts;
using Reporting.Domain.Flags.Reports;

namespace Reporting.UnitTests.Unleash;

internal sealed class StatisticsChecksumTests
{
    /// <summary>The digest of <c>e8bb630b-a5db-4ba2-914b-9573ffe6983d56871116042</c>, which another program made.</summary>
    [Test]
    public void Is_the_digest_of_the_name_and_seven_counts()
    {
        var counts = Counts() with { Users = 56, Flags = 871, Projects = 11, Roles = 6, Groups = 0, Environments = 4, Segments = 2 };

        var sum = StatisticsChecksum.Of("e8bb630b-a5db-4ba2-914b-9573ffe6983d", counts);

        Assert.That(sum, Is.EqualTo("b540eede3f81d4201f3dc0206b4af21adb8481b619fa89ceeee15974495adfdd"));
    }

    /// <summary>Every other count is 9, to show that it is left out.</summary>
    private static InstanceCounts Counts() => new()
    {
        Users = 9,
        ServiceAccounts = 9,
        ReadOnlyUsers = 9,
        LicensedUsers = 9,
        EarliestLicensedDeletion = null,
        Flags = 9,
        ArchivedFlags = 9,
        Projects = 9,
        ContextFields = 9,
        Roles = 9,
        CustomRootRoles = 9,
        CustomRootRolesInUse = 9,
        Groups = 9,
        Environments = 9,
        Segments = 9,
        Strategies = 9,
        FlagExports = 9,
        FlagImports = 9,
        ReleaseTemplates = 9,
        ReleasePlans = 9,
    };
}
