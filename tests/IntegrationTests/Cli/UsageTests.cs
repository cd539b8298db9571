using NUnit.Framework;
using Reporting.Api.Cli;
using Reporting.Testing;

namespace Reporting.IntegrationTests.Cli;

internal sealed class UsageTests
{
    [TestCase("--help", "token")]
    [TestCase("token create --help", "--role")]
    [TestCase("token list --help", "list")]
    [TestCase("token revoke --help", "ID")]
    [TestCase("instance create --help", "--time-zone")]
    [TestCase("instance list --help", "list")]
    [TestCase("ingest --help", "--collection")]
    [TestCase("export --help", "--parameter")]
    [TestCase("db migrate --help", "migrate")]
    [TestCase("db check --help", "check")]
    [TestCase("health --help", "--url")]
    public async Task Help_is_given_without_a_database(string words, string told)
    {
        var help = await CommandRun.RunAsync("Host=nowhere.invalid", ScratchDirectory.Next("operator"), input: "", words.Split(' '));

        Assert.That(help.ExitCode, Is.Zero);
        Assert.That(help.Output, Does.Contain("Usage:").And.Contain(told));
    }

    [TestCase("tokens list")]
    [TestCase("token create agents")]
    [TestCase("token revoke seven")]
    [TestCase("ingest -")]
    public async Task What_is_not_understood_is_told_without_a_database(string words)
    {
        var refused = await CommandRun.RunAsync("Host=nowhere.invalid", ScratchDirectory.Next("operator"), input: "", words.Split(' '));

        Assert.That((refused.ExitCode, refused.Output), Is.EqualTo((2, "")));
        Assert.That(refused.Error, Does.EndWith("Add --help to see what is understood.\n"));
    }

    [Test]
    public async Task The_executable_answers_and_refuses_so_too()
    {
        var help = await CommandRun.StartAsync("Host=nowhere.invalid", ScratchDirectory.Next("operator"), input: "", "--help");
        var refused = await CommandRun.StartAsync("Host=nowhere.invalid", ScratchDirectory.Next("operator"), input: "", "tokens", "list");

        Assert.That((help.ExitCode, help.Error), Is.EqualTo((0, "")));
        Assert.That(help.Output, Does.Contain("Usage:"));
        Assert.That((refused.ExitCode, refused.Output), Is.EqualTo((2, "")));
        Assert.That(refused.Error, Does.EndWith("Add --help to see what is understood.\n"));
    }

    [TestCase("", false)]
    [TestCase("--urls http://127.0.0.1:1", false)]
    [TestCase("--demo", false)]
    [TestCase("urls=http://127.0.0.1:1", false)]
    [TestCase("--Reporting:DataDirectory=/srv/x", false)]
    [TestCase("--Reporting:DataDirectory=/srv/x token list", true)]
    [TestCase("token list --Reporting:DataDirectory=/srv/x", true)]
    [TestCase("--help", true)]
    public void It_serves_unless_the_first_word_is_a_command(string line, bool isCommand)
    {
        var invocation = Invocation.Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.That(invocation.IsCommand, Is.EqualTo(isCommand));
    }
}
