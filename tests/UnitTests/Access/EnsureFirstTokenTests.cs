using Microsoft.Extensions.Options;
using NUnit.Framework;
using Reporting.Application.Access;
using Reporting.Domain.Access;

namespace Reporting.UnitTests.Access;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class EnsureFirstTokenTests
{
    private readonly AccessFake access = new();
    private readonly FileFake file = new();

    [Test]
    public async Task Makes_a_random_admin_token_and_leaves_it_in_the_file()
    {
        var outcome = (FirstTokenOutcome.Random)await EnsureAsync();

        var token = access.Tokens.Single();
        Assert.That((token.Role, token.InstanceId, token.ExpiresAt), Is.EqualTo((TokenRole.Admin, (int?)null, (DateTimeOffset?)null)));
        Assert.That(token.Digest, Is.EqualTo(TokenDigest.Of(outcome.Text)));
        Assert.That((file.Text, outcome.File), Is.EqualTo((outcome.Text, file.Path)));
        Assert.That(await access.FindTokenAsync(token.Digest, CancellationToken.None), Is.Not.Null);
    }

    [TestCase("secret", true)]
    [TestCase("abcdefghij-0123456789012345678901", false)]
    public async Task Takes_the_configured_token_and_writes_no_file(string text, bool isShort)
    {
        var outcome = await EnsureAsync(text);

        Assert.That(outcome, Is.EqualTo(new FirstTokenOutcome.Configured(isShort)));
        Assert.That(access.Tokens.Single().Digest, Is.EqualTo(TokenDigest.Of(text)));
        Assert.That(file.Text, Is.Null);
    }

    [Test]
    public async Task Makes_none_where_there_is_one([Values(null, "other")] string? configured)
    {
        await EnsureAsync();
        var text = file.Text;

        Assert.That(await EnsureAsync(configured), Is.InstanceOf<FirstTokenOutcome.NotNeeded>());
        Assert.That((access.Tokens.Count, file.Text), Is.EqualTo((1, text)));
    }

    [Test]
    public async Task Makes_none_where_there_once_was_one()
    {
        await EnsureAsync();
        await access.RevokeAsync(1, CancellationToken.None);

        Assert.That(await EnsureAsync(), Is.InstanceOf<FirstTokenOutcome.NotNeeded>());
        Assert.That((access.Tokens.Count, file.Text), Is.EqualTo((0, (string?)null)));
    }

    private Task<FirstTokenOutcome> EnsureAsync(string? configured = null)
    {
        var options = Options.Create(new AccessOptions { AdminToken = configured });
        return new EnsureFirstTokenHandler(access, access, file, options).Handle(new EnsureFirstTokenCommand(), CancellationToken.None);
    }

    private sealed class FileFake : IFirstTokenFile
    {
        public string? Text { get; private set; }

        public string Path => "data/admin-token";

        public Task<string?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Text);

        public Task WriteAsync(string token, CancellationToken cancellationToken)
        {
            Text = token;
            return Task.CompletedTask;
        }

        public void Remove() => Text = null;
    }
}
