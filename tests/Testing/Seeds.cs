using System.Globalization;
using NUnit.Framework;

namespace Reporting.Testing;

/// <summary>Seeds for tests on random data: new ones each run, or the one that <c>REPORTING_SEED</c> names, to repeat a failure.</summary>
internal static class Seeds
{
    public const string Variable = "REPORTING_SEED";

    /// <summary>Runs the trial with so many seeds, and names the one that failed.</summary>
    public static async Task TryAsync(int trials, Func<Random, Task> trialAsync)
    {
        var chosen = Environment.GetEnvironmentVariable(Variable);
        var first = chosen is null ? Random.Shared.Next() : int.Parse(chosen, CultureInfo.InvariantCulture);
        for (var trial = 0; trial < (chosen is null ? trials : 1); trial++)
        {
            TestContext.Out.WriteLine($"{Variable}={first + trial}");
            await trialAsync(new Random(first + trial));
        }
    }

    public static T OneOf<T>(this Random random, params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
