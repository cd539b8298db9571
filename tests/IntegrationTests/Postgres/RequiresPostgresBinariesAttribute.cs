using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using Reporting.Testing.Databases;

namespace Reporting.IntegrationTests.Postgres;

/// <summary>Leaves these tests out where an external server is given because this machine has no PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RequiresPostgresBinariesAttribute : NUnitAttribute, IApplyToTest
{
    public void ApplyToTest(Test test)
    {
        if (test.RunState == RunState.Runnable && Environment.GetEnvironmentVariable(TestCluster.ExternalServerVariable) is { Length: > 0 })
        {
            test.RunState = RunState.Ignored;
            test.Properties.Set(PropertyNames.SkipReason, $"{TestCluster.ExternalServerVariable} names a server to use instead.");
        }
    }
}
